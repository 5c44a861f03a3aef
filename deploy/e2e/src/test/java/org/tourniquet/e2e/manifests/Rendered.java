package org.tourniquet.e2e.manifests;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** One Kubernetes document as {@code kubectl kustomize} renders it. */
record Rendered(JsonObject json) {

    /** Every document of the overlay {@code deploy/k8s/<folder>}; throws when kustomize refuses it. */
    static List<Rendered> of(String folder) throws IOException, InterruptedException {
        Path root = projectRoot().resolve("deploy/k8s").resolve(folder);
        Process kustomize = new ProcessBuilder("kubectl", "kustomize", root.toString()).redirectErrorStream(true).start();
        String text = new String(kustomize.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (kustomize.waitFor() != 0) {
            throw new IllegalStateException("kubectl kustomize " + folder + ": " + text);
        }
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        List<Rendered> documents = new ArrayList<>();
        for (Object document : new Yaml(new SafeConstructor(strict)).loadAll(text)) {
            documents.add(new Rendered(new Gson().toJsonTree(document).getAsJsonObject()));
        }
        return documents;
    }

    static boolean kubectlIsThere() {
        try {
            return new ProcessBuilder("kubectl", "kustomize", "--help").redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    static Path projectRoot() {
        Path here = Path.of("").toAbsolutePath();
        while (here != null && !Files.isDirectory(here.resolve("deploy/k8s"))) {
            here = here.getParent();
        }
        return Optional.ofNullable(here).orElseThrow(() -> new IllegalStateException("not inside the project"));
    }

    String kind() {
        return json.get("kind").getAsString();
    }

    String name() {
        return json.getAsJsonObject("metadata").get("name").getAsString();
    }

    /** The pod template of a workload, if this document has one. */
    Optional<JsonObject> podSpec() {
        return at(json, "spec", "template", "spec").map(JsonElement::getAsJsonObject);
    }

    List<JsonObject> containers() {
        return podSpec().map(spec -> StreamSupport.stream(spec.getAsJsonArray("containers").spliterator(), false)
                .map(JsonElement::getAsJsonObject).toList()).orElse(List.of());
    }

    /** The element under the keys, one after the other. */
    static Optional<JsonElement> at(JsonObject from, String... keys) {
        JsonElement current = from;
        for (String key : keys) {
            if (current == null || !current.isJsonObject()) {
                return Optional.empty();
            }
            current = current.getAsJsonObject().get(key);
        }
        return Optional.ofNullable(current);
    }

    static String text(JsonObject from, String... keys) {
        return at(from, keys).map(JsonElement::toString).orElse("absent");
    }
}
