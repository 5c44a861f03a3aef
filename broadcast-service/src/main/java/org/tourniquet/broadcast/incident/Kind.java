package org.tourniquet.broadcast.incident;

/** What sort of crisis it is; each kind names the questionnaire that people in it are asked. */
public enum Kind {
    NATURAL_DISASTER("natural-disaster", "Natural disaster"),
    BUSINESS_FAILURE("business-failure", "Business or financial failure"),
    HEALTH_PERSONAL("health-personal", "Health or personal crisis"),
    SERVICE_OUTAGE("service-outage", "Product or service failure"),
    OTHER("service-outage", "Something else");

    private final String protocol;
    private final String label;

    Kind(String protocol, String label) {
        this.protocol = protocol;
        this.label = label;
    }

    /** The key of the protocol that fits. */
    public String protocol() {
        return protocol;
    }

    /** As people say it. */
    public String label() {
        return label;
    }
}
