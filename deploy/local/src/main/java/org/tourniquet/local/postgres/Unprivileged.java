package org.tourniquet.local.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How PostgreSQL, which refuses to run as root, is run by root: in a user namespace where root is nobody, or, where the
 * machine does not allow that, as the user nobody in places that everybody can reach.
 */
final class Unprivileged {

    private static final String NOBODY = "65534";

    private enum Way {
        AS_WE_ARE,
        NAMESPACE,
        NOBODY
    }

    private static final Way WAY = way();

    private Unprivileged() {
    }

    static List<String> command(List<String> command) {
        var whole = new ArrayList<String>(switch (WAY) {
            case AS_WE_ARE -> List.of();
            case NAMESPACE -> List.of("unshare", "-U");
            case NOBODY -> List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
        });
        whole.addAll(command);
        return whole;
    }

    static boolean needsPublicPlaces() {
        return WAY == Way.NOBODY;
    }

    /** hands a folder to the user PostgreSQL will run as, and says so where that user cannot reach it */
    static void give(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (WAY != Way.NOBODY) {
            return;
        }
        if (!succeeds("chown", "-R", NOBODY + ":" + NOBODY, folder.toString())
                || !succeeds(command(List.of("test", "-w", folder.toString())).toArray(String[]::new))) {
            throw new IOException("PostgreSQL refuses to run as root, this machine does not allow user namespaces, and the"
                    + " user nobody cannot reach " + folder + "; start as an ordinary user or pass --data with a folder"
                    + " below /var/tmp");
        }
    }

    private static Way way() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return Way.AS_WE_ARE;
        }
        return succeeds("unshare", "-U", "true") ? Way.NAMESPACE : Way.NOBODY;
    }

    private static boolean succeeds(String... command) {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
