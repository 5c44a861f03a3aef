package org.tourniquet.directory.channel;

/** What sort of way a channel is; it says what its address looks like and what a person must be able to do to use it. */
public enum Kind {
    PHONE,
    TEXT,
    CHAT,
    PORTAL,
    EMAIL,
    DESK,
    SOCIAL;

    /** For people who choose one. */
    public String inWords() {
        return switch (this) {
            case PHONE -> "Phone line";
            case TEXT -> "Text number";
            case CHAT -> "Chat";
            case PORTAL -> "Web page where people do it themselves";
            case EMAIL -> "Mail address";
            case DESK -> "Desk where people come";
            case SOCIAL -> "Social media page";
        };
    }

    /** Somebody who cannot speak cannot use it. */
    public boolean needsVoice() {
        return this == PHONE;
    }

    /** Somebody without a data connection cannot use it. */
    public boolean needsData() {
        return this == CHAT || this == PORTAL || this == EMAIL || this == SOCIAL;
    }

    /** Its address is a page to open. */
    public boolean isPage() {
        return this == CHAT || this == PORTAL || this == SOCIAL;
    }
}
