package org.tourniquet.broadcast.notice;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tourniquet.broadcast.directory.KnownChannel;
import org.tourniquet.kit.edge.Languages;

/**
 * Which addresses are ours: the configured domains, else those of the three services, and the doors that the directory
 * names. A link to anywhere else is shown in full to whoever approves.
 */
@ApplicationScoped
class OwnDomains {
    private final Set<String> configured;

    OwnDomains(NoticeConfig config, @ConfigProperty(name = "tourniquet.urls.directory") String directory,
            @ConfigProperty(name = "tourniquet.urls.broadcast") String broadcast,
            @ConfigProperty(name = "tourniquet.urls.triage") String triage) {
        this.configured = config.ownDomains().map(List::stream)
                .orElseGet(() -> Stream.of(directory, broadcast, triage).map(LinksInWords::host))
                .map(domain -> domain.strip().toLowerCase(Locale.ROOT)).filter(domain -> !domain.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The links of a notice that lead elsewhere. */
    List<LinksInWords.Link> strange(Notice notice) {
        return strange(notice.wordings());
    }

    /** The links of these words that lead elsewhere. */
    List<LinksInWords.Link> strange(Map<String, Wording> wordings) {
        List<LinksInWords.Link> elsewhere = LinksInWords.elsewhere(wordings, configured);
        if (elsewhere.isEmpty())
            return elsewhere;
        Set<String> doors = KnownChannel.inUse().stream()
                .flatMap(channel -> Languages.ALL.stream().map(channel::address)).filter(address -> address.startsWith("http"))
                .map(LinksInWords::host).collect(Collectors.toSet());
        return elsewhere.stream().filter(link -> !doors.contains(link.host())).toList();
    }
}
