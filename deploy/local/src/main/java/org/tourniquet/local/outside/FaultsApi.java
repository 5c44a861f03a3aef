package org.tourniquet.local.outside;

import java.io.IOException;
import java.util.Map;

import org.tourniquet.local.suite.Http;
import org.tourniquet.local.suite.Reply;
import org.tourniquet.local.suite.Request;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;

/** Faults on demand over HTTP: `POST`, `GET` and `DELETE /api/behaviour`. */
public final class FaultsApi {

    private FaultsApi() {
    }

    public static void on(Http http, Behaviours behaviours) {
        http.route("POST", "/api/behaviour", request -> {
            var behaviour = Behaviour.of(json(request));
            behaviours.add(behaviour);
            return Reply.json(201, behaviour);
        });
        http.route("GET", "/api/behaviour", request -> Reply.json(behaviours.all()));
        http.route("DELETE", "/api/behaviour", request -> {
            behaviours.clear();
            return Reply.empty(204);
        });
        http.route("POST", "/behaviour/clear", request -> {
            behaviours.clear();
            return Reply.seeOther("/");
        });
    }

    public static Map<String, Object> json(Request request) throws IOException {
        try {
            Map<String, Object> json = Reply.JSON.readValue(request.body(), new TypeReference<>() {
            });
            if (json == null)
                throw new IllegalArgumentException("The body is not a JSON object");
            return json;
        } catch (JacksonException e) {
            throw new IllegalArgumentException("The body is not a JSON object", e);
        }
    }
}
