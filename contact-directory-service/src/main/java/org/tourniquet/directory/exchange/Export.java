package org.tourniquet.directory.exchange;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.directory.channel.Channel;
import org.tourniquet.directory.channel.DirectoryConfig;
import org.tourniquet.kit.look.House;

/** All channels in use as a file. */
@ApplicationScoped
class Export {

    private final DirectoryConfig config;
    private final House house;

    Export(DirectoryConfig config, House house) {
        this.config = config;
        this.house = house;
    }

    String csv() {
        return Csv.write(Channel.inUse().stream()
                .map(channel -> Cells.of(channel.id.toString(), channel.version, channel.draft())).toList());
    }

    String jsonLd() {
        return JsonLd.write(config.organisation(), house.getUrls().directory() + "/contact", Channel.inUse()).toPrettyString();
    }
}
