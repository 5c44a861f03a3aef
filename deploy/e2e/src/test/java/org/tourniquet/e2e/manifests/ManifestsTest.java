package org.tourniquet.e2e.manifests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import io.kubernetes.client.openapi.JSON;

/** The manifests render, hold no unknown field and no wrong type, and keep to Pod Security "restricted". */
class ManifestsTest {

    private static final Set<String> SERVICES = Set.of("contact-directory-service", "broadcast-service", "triage-service");
    private static final Set<String> ALLOWED_VOLUMES = Set.of("configMap", "csi", "downwardAPI", "emptyDir", "ephemeral",
            "persistentVolumeClaim", "projected", "secret");

    @BeforeAll
    static void kubectl_is_there() {
        assumeTrue(Rendered.kubectlIsThere(), "skipped: kubectl 1.27 or newer is not installed");
    }

    @ParameterizedTest
    @ValueSource(strings = { "base", "overlays/demo" })
    void every_field_is_known_to_kubernetes(String folder) throws Exception {
        List<String> faults = new ArrayList<>();
        for (Rendered document : Rendered.of(folder)) {
            Class<?> model = Class.forName("io.kubernetes.client.openapi.models.V1" + document.kind());
            try {
                model.getMethod("validateJsonElement", JsonElement.class).invoke(null, document.json());
                JSON.getGson().fromJson(document.json(), model);
            } catch (InvocationTargetException fault) {
                faults.add(document.kind() + "/" + document.name() + ": " + fault.getCause().getMessage());
            }
        }
        assertEquals(List.of(), faults);
    }

    @Test
    void a_misspelt_field_would_have_been_seen() throws Exception {
        Rendered deployment = Rendered.of("base").stream().filter(d -> d.kind().equals("Deployment")).findFirst().orElseThrow();
        deployment.podSpec().orElseThrow().addProperty("terminationGracePeriodSecond", 40);
        Class<?> model = Class.forName("io.kubernetes.client.openapi.models.V1Deployment");
        try {
            model.getMethod("validateJsonElement", JsonElement.class).invoke(null, deployment.json());
        } catch (InvocationTargetException seen) {
            assertTrue(seen.getCause().getMessage().contains("terminationGracePeriodSecond"));
            return;
        }
        throw new AssertionError("the validator did not see a planted fault");
    }

    @ParameterizedTest
    @ValueSource(strings = { "base", "overlays/demo" })
    void every_value_has_the_right_type(String folder) throws Exception {
        assertEquals("", wrongTypes(Rendered.of(folder)));
    }

    @Test
    void a_wrong_type_would_have_been_seen() throws Exception {
        List<Rendered> documents = Rendered.of("base");
        documents.stream().filter(d -> d.kind().equals("Deployment")).findFirst().orElseThrow()
                .json().getAsJsonObject("spec").addProperty("replicas", "two");
        assertTrue(wrongTypes(documents).contains("replicas"));
    }

    @Test
    void all_three_services_are_deployed_with_probes_and_limits() throws Exception {
        List<Rendered> deployments = Rendered.of("base").stream().filter(d -> d.kind().equals("Deployment")).toList();
        assertEquals(SERVICES, deployments.stream().map(Rendered::name).collect(Collectors.toSet()));
        for (Rendered deployment : deployments) {
            for (JsonObject container : deployment.containers()) {
                assertEquals("\"/q/health/started\"", Rendered.text(container, "startupProbe", "httpGet", "path"));
                assertEquals("\"/q/health/ready\"", Rendered.text(container, "readinessProbe", "httpGet", "path"));
                assertEquals("\"/q/health/live\"", Rendered.text(container, "livenessProbe", "httpGet", "path"));
                assertTrue(Rendered.at(container, "resources", "limits", "memory").isPresent(), deployment.name());
                assertTrue(Rendered.at(container, "resources", "requests", "cpu").isPresent(), deployment.name());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "base", "overlays/demo" })
    void every_pod_keeps_to_pod_security_restricted(String folder) throws Exception {
        List<String> findings = new ArrayList<>();
        for (Rendered document : Rendered.of(folder)) {
            document.podSpec().ifPresent(pod -> findings.addAll(unrestricted(document, pod)));
        }
        assertEquals(List.of(), findings);
    }

    @Test
    void no_manifest_holds_a_secret() throws Exception {
        for (Rendered document : Rendered.of("overlays/demo")) {
            assertTrue(!document.kind().equals("Secret"), document.name());
        }
    }

    /** What the "restricted" profile of the Pod Security Standards would refuse, a line a finding. */
    private static List<String> unrestricted(Rendered document, JsonObject pod) {
        List<String> findings = new ArrayList<>();
        want(findings, document, "runAsNonRoot", Rendered.text(pod, "securityContext", "runAsNonRoot"), "true");
        want(findings, document, "seccomp", Rendered.text(pod, "securityContext", "seccompProfile", "type"),
                "\"RuntimeDefault\"");
        want(findings, document, "token", Rendered.text(pod, "automountServiceAccountToken"), "false");
        for (String shared : List.of("hostNetwork", "hostPID", "hostIPC")) {
            want(findings, document, shared, Rendered.text(pod, shared), "absent");
        }
        for (JsonObject container : document.containers()) {
            JsonObject context = container.getAsJsonObject("securityContext");
            want(findings, document, "escalation", Rendered.text(context, "allowPrivilegeEscalation"), "false");
            want(findings, document, "capabilities", Rendered.text(context, "capabilities", "drop"), "[\"ALL\"]");
            want(findings, document, "read-only root", Rendered.text(context, "readOnlyRootFilesystem"), "true");
        }
        JsonArray volumes = Rendered.at(pod, "volumes").map(JsonElement::getAsJsonArray).orElseGet(JsonArray::new);
        for (JsonElement volume : volumes) {
            Set<String> kinds = volume.getAsJsonObject().keySet().stream().filter(k -> !k.equals("name"))
                    .collect(Collectors.toSet());
            want(findings, document, "volumes", String.valueOf(ALLOWED_VOLUMES.containsAll(kinds)), "true");
        }
        return findings;
    }

    private static void want(List<String> findings, Rendered document, String what, String is, String wanted) {
        if (!is.equals(wanted)) {
            findings.add(document.kind() + "/" + document.name() + " " + what + ": is " + is + ", wanted " + wanted);
        }
    }

    /** Types are checked by the published JSON schemas of Kubernetes, which npm's kubernetes-models carries. */
    private static String wrongTypes(List<Rendered> documents) throws IOException, InterruptedException {
        Path folder = Rendered.projectRoot().resolve("deploy/e2e/target/manifest-types");
        Files.createDirectories(folder);
        if (!Files.isDirectory(folder.resolve("node_modules/kubernetes-models"))) {
            assumeTrue(
                    run(folder, "npm", "install", "--no-save", "--no-package-lock", "--ignore-scripts", "--no-audit",
                            "--no-fund",
                            "--prefix", folder.toString(), "kubernetes-models@5.1.0") == 0,
                    "skipped: npm, or its kubernetes-models 5.1.0, is not to be had");
        }
        Path script = folder.resolve("types.mjs");
        Files.copy(Rendered.projectRoot().resolve("deploy/e2e/src/test/resources/manifests/types.mjs"), script,
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(folder.resolve("documents.json"), new Gson().toJson(documents.stream().map(Rendered::json).toList()));
        Process node = new ProcessBuilder("node", script.toString()).directory(folder.toFile()).redirectErrorStream(true)
                .start();
        String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertTrue(node.waitFor() == 0 || !said.isEmpty(), "the type check did not run");
        return said;
    }

    private static int run(Path folder, String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                    .redirectOutput(folder.resolve("npm.log").toFile()).start().waitFor();
        } catch (IOException absent) {
            return 127;
        }
    }
}
