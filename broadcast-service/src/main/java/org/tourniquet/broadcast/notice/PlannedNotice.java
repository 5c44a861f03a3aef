package org.tourniquet.broadcast.notice;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.tourniquet.broadcast.audience.Medium;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** One notice of a plan, written in calm times; what only the day itself can say stands in it as {@code {{placeholders}}}. */
@Entity
@Table(name = "planned_notice")
public class PlannedNotice extends PanacheEntityBase {

    /** What a manager writes of one; minutes count from the moment the notice is begun. */
    @RegisterForReflection
    public record Draft(Purpose purpose, Map<String, Wording> wordings, Set<Medium> media, Reach reach,
            Integer nextUpdateAfter, Integer expiresAfter) {
    }

    @Id
    private UUID id;
    @Version
    private long version;
    @Column(name = "plan_id", updatable = false)
    private UUID plan;
    private int position;
    @Enumerated(EnumType.STRING)
    private Purpose purpose;
    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, Wording> wordings = new TreeMap<>();
    @JdbcTypeCode(SqlTypes.ARRAY)
    private String[] media;
    @Enumerated(EnumType.STRING)
    private Reach reach;
    @Column(name = "next_update_after")
    private Integer nextUpdateAfter;
    @Column(name = "expires_after")
    private int expiresAfter;

    protected PlannedNotice() {
    }

    PlannedNotice(UUID id, UUID plan, int position, Draft draft) {
        this.id = id;
        this.plan = plan;
        write(position, draft);
    }

    void write(int position, Draft draft) {
        this.position = position;
        this.purpose = draft.purpose();
        this.wordings = new TreeMap<>(draft.wordings());
        this.media = names(draft.media());
        this.reach = draft.reach();
        this.nextUpdateAfter = draft.nextUpdateAfter();
        this.expiresAfter = draft.expiresAfter();
    }

    private static String[] names(Collection<Medium> media) {
        return EnumSet.copyOf(media).stream().map(Enum::name).toArray(String[]::new);
    }

    /** The notices of a plan in the order they are said. */
    public static List<PlannedNotice> of(UUID plan) {
        return list("plan = ?1 order by position", plan);
    }

    /** A plan's first notice for a purpose. */
    public static Optional<PlannedNotice> of(UUID plan, Purpose purpose) {
        return find("plan = ?1 and purpose = ?2 order by position", plan, purpose).firstResultOptional();
    }

    /** The one that a notice was begun from, if it still stands in its plan. */
    public static Optional<PlannedNotice> behind(UUID notice) {
        return find("select p from PlannedNotice p, NoticeFromPlan n where n.planned = p.id and n.notice = ?1", notice)
                .firstResultOptional();
    }

    public UUID id() {
        return id;
    }

    public UUID plan() {
        return plan;
    }

    public int position() {
        return position;
    }

    public Purpose purpose() {
        return purpose;
    }

    /** Per language; what a how-to-reach-us notice leaves out is rendered from the directory. */
    public Map<String, Wording> wordings() {
        return wordings;
    }

    public Set<Medium> media() {
        Set<Medium> chosen = EnumSet.noneOf(Medium.class);
        Arrays.stream(media).map(Medium::valueOf).forEach(chosen::add);
        return chosen;
    }

    public Reach reach() {
        return reach;
    }

    /** Minutes until the update it promises, or null when it promises none. */
    public Integer nextUpdateAfter() {
        return nextUpdateAfter;
    }

    /** Minutes for which it is worth sending and showing. */
    public int expiresAfter() {
        return expiresAfter;
    }
}
