package org.tourniquet.local.suite;

/** The doors of the suite on this machine. */
public enum Port {
    DIRECTORY("directory", 8081),
    BROADCAST("broadcast", 8082),
    TRIAGE("triage", 8083),
    MAIL("inbox page", 8025),
    SMTP("inbox", 1025),
    IMAP("mailbox", 1143),
    SMS("text-message gateway", 8026),
    SITE("demo site", 8080),
    LAUNCHER("launcher", 8090),
    POSTGRES("PostgreSQL", 5433),
    KAFKA("Kafka", 9192);

    private final String title;
    private final int usual;

    Port(String title, int usual) {
        this.title = title;
        this.usual = usual;
    }

    public int usual() {
        return usual;
    }

    /** the environment variable that moves it */
    public String variable() {
        return "TOURNIQUET_" + name() + "_PORT";
    }

    public String title() {
        return title;
    }
}
