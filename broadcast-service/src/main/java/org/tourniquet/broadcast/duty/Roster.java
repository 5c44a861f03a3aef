package org.tourniquet.broadcast.duty;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.broadcast.notice.Colleague;
import org.tourniquet.broadcast.notice.OnCall;
import org.tourniquet.broadcast.notice.StaffConfig;

/** Who is on duty and who follows, as the directory last told it; before that, the configured staff. */
@ApplicationScoped
class Roster implements OnCall {
    private final StaffConfig config;

    Roster(StaffConfig config) {
        this.config = config;
    }

    @Override
    public List<Colleague> order(Instant at) {
        return configured();
    }

    @Override
    public Optional<Colleague> find(String username) {
        return Optional.ofNullable(config.members().get(username)).map(member -> configured(username, member));
    }

    @Override
    public boolean rosterHeard() {
        return false;
    }

    private List<Colleague> configured() {
        return config.members().entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, StaffConfig.Member>> comparingInt(
                        one -> one.getValue().duty().orElse(Integer.MAX_VALUE)).thenComparing(Map.Entry::getKey))
                .map(one -> configured(one.getKey(), one.getValue())).toList();
    }

    private static Colleague configured(String username, StaffConfig.Member member) {
        return new Colleague(username, member.name(), member.mail().orElse(null), member.phone().orElse(null),
                member.approves(), member.duty().isPresent());
    }
}
