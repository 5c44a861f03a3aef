package org.tourniquet.directory.exchange;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.tourniquet.directory.channel.Channel;
import org.tourniquet.directory.channel.ChannelBook;
import org.tourniquet.directory.channel.ChannelDraft;
import org.tourniquet.directory.channel.ChannelDraft.Difference;
import org.tourniquet.directory.channel.DirectoryConfig;
import org.tourniquet.directory.exchange.DirectoryFile.Row;
import org.tourniquet.directory.exchange.DirectoryFile.Wrong;
import org.tourniquet.kit.edge.Problem;

import io.quarkus.qute.TemplateData;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Takes a whole file into the directory or nothing of it, and can say beforehand what that would change. */
@ApplicationScoped
class Import {

    /** What a row does: ENTER, CHANGE or NOTHING. */
    public enum Deed {
        ENTER,
        CHANGE,
        NOTHING
    }

    /** One row and what it changes; seen is the version it was made from, or null. */
    @TemplateData
    public record Step(int row, UUID id, String name, Deed deed, List<Difference> differences, ChannelDraft draft,
            Integer seen) {
        /** For people. */
        public String what() {
            return switch (deed) {
                case ENTER -> "New";
                case CHANGE -> "Changed";
                case NOTHING -> "As it is";
            };
        }
    }

    /** All that a file would do, and all that stands in its way. */
    @TemplateData
    public record Plan(List<Step> steps, List<Wrong> wrongs) {
        public long count(String deed) {
            return steps.stream().filter(step -> step.deed().name().equals(deed)).count();
        }
    }

    /** A place of the file for JSON and pages. */
    @RegisterForReflection
    @TemplateData
    public record Place(int row, String column, String reason) {
        static Place of(Wrong wrong) {
            return new Place(wrong.row(), wrong.column(), wrong.reason());
        }
    }

    private final ChannelBook book;
    private final DirectoryConfig config;

    Import(ChannelBook book, DirectoryConfig config) {
        this.book = book;
        this.config = config;
    }

    @Transactional
    Plan plan(DirectoryFile file) {
        List<Wrong> wrongs = new ArrayList<>(file.wrongs());
        List<Step> steps = new ArrayList<>();
        if (file.rows().isEmpty())
            wrongs.add(new Wrong(1, null, "no channel follows the first row"));
        if (file.rows().size() > DirectoryFile.MOST_ROWS)
            wrongs.add(new Wrong(DirectoryFile.MOST_ROWS + 1, null, "are more than " + DirectoryFile.MOST_ROWS + " channels"));
        Set<UUID> seen = new HashSet<>();
        for (Row row : file.rows().subList(0, Math.min(file.rows().size(), DirectoryFile.MOST_ROWS)))
            steps.add(step(row, seen, wrongs));
        return new Plan(steps, wrongs);
    }

    /** Does what was planned, in one transaction; another editor who was faster stops all of it. */
    @Transactional
    Plan carryOut(DirectoryFile file) {
        Plan plan = plan(file);
        if (!plan.wrongs().isEmpty())
            return plan;
        for (Step step : plan.steps())
            switch (step.deed()) {
                case ENTER -> book.enter(step.id(), step.draft());
                case CHANGE -> book.change(step.id(), step.seen(), step.draft());
                case NOTHING -> {
                    // it says that already
                }
            }
        return plan;
    }

    @Transactional
    void forget(UUID file) {
        KeptFile.deleteById(file);
    }

    private Step step(Row row, Set<UUID> seen, List<Wrong> wrongs) {
        String given = row.cells().getOrDefault(DirectoryFile.ID, "").strip();
        UUID id = given.isEmpty() ? UUID.randomUUID() : DirectoryFile.id(given);
        if (id == null)
            wrongs.add(new Wrong(row.row(), DirectoryFile.ID, "is no id; leave it empty for a new channel"));
        else if (!seen.add(id))
            wrongs.add(new Wrong(row.row(), DirectoryFile.ID, "is in the file twice"));
        Channel known = id == null ? null : Channel.known(id).orElse(null);
        ChannelDraft before = known == null ? null : known.draft();
        List<Wrong> inCells = new ArrayList<>();
        ChannelDraft draft = Cells.draft(row, before, new Cells.Usual(config.timeZone(), config.country()), inCells);
        wrongs.addAll(inCells);
        for (Problem.At wrong : ChannelBook.wrong(draft))
            if (inCells.stream().noneMatch(cell -> cell.column().equals(Cells.column(wrong.pointer()))))
                wrongs.add(new Wrong(row.row(), Cells.column(wrong.pointer()), wrong.detail()));
        Integer version = version(row, wrongs);
        if (known != null && known.retired)
            wrongs.add(new Wrong(row.row(), DirectoryFile.ID, "is a retired channel; take it back into use first"));
        if (known != null && version != null)
            book.changedSince(id, version).ifPresent(who -> wrongs.add(new Wrong(row.row(), DirectoryFile.VERSION,
                    "is old: " + who + " changed this channel after the file was written; export it again")));
        List<Difference> differences = before == null || !wrongsOf(row, wrongs).isEmpty() ? List.of()
                : before.differencesTo(book.asKept(draft));
        Deed deed = before == null ? Deed.ENTER : differences.isEmpty() ? Deed.NOTHING : Deed.CHANGE;
        return new Step(row.row(), id, draft.names().getOrDefault("en", "–"), deed, differences, draft, version);
    }

    private static List<Wrong> wrongsOf(Row row, List<Wrong> wrongs) {
        return wrongs.stream().filter(wrong -> wrong.row() == row.row()).toList();
    }

    private static Integer version(Row row, List<Wrong> wrongs) {
        String version = row.cells().getOrDefault(DirectoryFile.VERSION, "").strip();
        if (version.isEmpty())
            return null;
        if (version.matches("\\d{1,9}"))
            return Integer.valueOf(version);
        wrongs.add(new Wrong(row.row(), DirectoryFile.VERSION, "must be a whole number, or empty"));
        return null;
    }
}
