package org.tourniquet.triage.desk;

import java.util.List;

import org.tourniquet.triage.assessment.Share;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.qute.TemplateData;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** How the questionnaires and the desk serve. */
@RegisterForReflection
@TemplateData
public record QualityView(List<Definition> definitions, List<Way> media) {

    /** Of those who were told what comes first in this version, how many wanted another first. */
    @RegisterForReflection
    @TemplateData
    public record Definition(String protocol, int version, long begun, Share overridden) {
    }

    /** Over one medium: how many went silent of those who came to an end, and how soon a human was there. */
    @RegisterForReflection
    @TemplateData
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Way(String medium, Share abandoned, long answered, Long meanSeconds, Share inTime) {

        public String name() {
            return switch (medium) {
                case "SMS" -> "by text";
                case "EMAIL" -> "by mail";
                default -> "on the web";
            };
        }

        public Long minutes() {
            return meanSeconds == null ? null : Math.ceilDiv(meanSeconds, 60L);
        }
    }
}
