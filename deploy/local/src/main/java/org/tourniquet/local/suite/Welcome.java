package org.tourniquet.local.suite;

/** What stands in the terminal once everything is ready. */
final class Welcome {

    private Welcome() {
    }

    static String to(RunningSuite suite, double seconds) {
        return """

                Tourniquet is ready after %.0f s%s.

                  Console: incidents and notices   %s
                  Directory: how to reach us       %s/contact
                  Desk: the agents' queue          %s
                  Rivertown's web site             %s
                  Mail inbox                       %s   (SMTP on %d)
                  The phone that gets the texts    %s
                  Parts: stop and start them       %s

                  Sign in with the password "demo" as
                    manager   Maria Lind        agent    Aino Koski       editor     Élodie Martin
                    manager2  Henrik Aalto      agent2   Béla Szabó      operator   Oskar Nyman
                                                lead     Leila Haddad     auditor    Ada Varga

                  Data and logs: %s
                  %s
                """.formatted(seconds, (suite.options().town() ? ", with the flooded town in it" : ", empty")
                + (suite.options().townspeople() ? " and people who live there" : ""),
                suite.uri(Port.BROADCAST), suite.uri(Port.DIRECTORY), suite.uri(Port.TRIAGE), suite.uri(Port.SITE),
                suite.uri(Port.MAIL), suite.addresses().port(Port.SMTP), suite.uri(Port.SMS), suite.uri(Port.LAUNCHER),
                suite.data(), howToEnd(suite));
    }

    private static String howToEnd(RunningSuite suite) {
        if (System.getenv("TOURNIQUET_READY_FILE") == null) {
            return "Ctrl-C ends everything.";
        }
        boolean usual = suite.data().equals(suite.options().root().resolve("deploy/local/.data"));
        return "deploy/down" + (usual ? "" : " --data " + suite.data()) + " ends everything.";
    }
}
