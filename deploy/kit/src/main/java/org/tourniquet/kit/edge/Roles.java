package org.tourniquet.kit.edge;

/** The names of what a person may do, the same here and at the organisation's identity provider. */
public final class Roles {
    public static final String MANAGER = "manager";
    public static final String AGENT = "agent";
    public static final String LEAD = "lead";
    public static final String EDITOR = "editor";
    public static final String OPERATOR = "operator";
    public static final String AUDITOR = "auditor";

    private Roles() {
    }
}
