package org.tourniquet.directory.exchange;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.directory.channel.Channel;
import org.tourniquet.directory.channel.DirectoryConfig;
import org.tourniquet.kit.look.House;

/** All channels in use as a file. */
@ApplicationScoped
class Export {

    private final DirectoryConfig config;
    private final House house;
    private final Clock clock;

    Export(DirectoryConfig config, House house, Clock clock) {
        this.config = config;
        this.house = house;
        this.clock = clock;
    }

    String csv() {
        return Csv.write(Channel.inUse().stream()
                .map(channel -> Cells.of(channel.id.toString(), channel.version, channel.draft())).toList());
    }

    String jsonLd() {
        return JsonLd.write(config.organisation(), house.getUrls().directory() + "/contact", Channel.inUse(),
                LocalDate.ofInstant(clock.instant(), ZoneId.of(config.timeZone()))).toPrettyString();
    }
}
