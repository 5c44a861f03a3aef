package org.tourniquet.broadcast.audience;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.tourniquet.kit.edge.Problem;

/** How one person is reached, as a form: one row an address, the first row is tried first. */
public record RecipientForm(List<Row> rows, boolean safeContact, String language, String timeZone, String country,
        String seen) {
    private static final int MOST = 20;

    /** One address as it stands in the form. */
    public record Row(String medium, String address) {
    }

    static RecipientForm of(Recipient person) {
        List<Row> rows = new ArrayList<>();
        person.addresses().forEach(one -> rows.add(new Row(one.medium().name(), one.address())));
        return new RecipientForm(rows, person.safeContact(), person.language(),
                person.timeZone() == null ? "" : person.timeZone(), "",
                person.updatedAt().truncatedTo(ChronoUnit.MILLIS).toString());
    }

    /** What was typed; what was pressed may add a row, take one away or move one up. */
    static RecipientForm of(Map<String, List<String>> form) {
        List<Row> rows = new ArrayList<>();
        for (int at = 0; at < MOST && form.containsKey("address." + at); at++)
            rows.add(new Row(first(form, "medium." + at), first(form, "address." + at)));
        String then = first(form, "then");
        int row = then.matches("(remove|up)\\.\\d{1,2}") ? Integer.parseInt(then.substring(then.indexOf('.') + 1)) : -1;
        if (then.startsWith("remove.") && row < rows.size() && row >= 0)
            rows.remove(row);
        if (then.startsWith("up.") && row < rows.size() && row > 0)
            Collections.swap(rows, row, row - 1);
        if (then.equals("add") && rows.size() < MOST)
            rows.add(new Row("EMAIL", ""));
        return new RecipientForm(rows, form.containsKey("safeContact"), first(form, "language"), first(form, "timeZone"),
                first(form, "country"), first(form, "seen"));
    }

    RecipientChange.Wanted wanted() {
        return new RecipientChange.Wanted(rows.stream().map(row -> new RecipientChange.Given(medium(row.medium), row.address))
                .toList(), null, safeContact, language, timeZone, country.isBlank() ? null : country.strip(), moment());
    }

    /** The same problem with the form's fields in place of the API's. */
    Problem told(Problem problem) {
        Problem told = Problem.of(problem.status(), problem.code(), problem.title()).detail(problem.detail());
        for (Problem.At wrong : problem.errors()) {
            String[] path = wrong.pointer().split("/");
            told.at(path[1].equals("addresses") && path.length > 2 ? "/address/" + path[2] : wrong.pointer(), wrong.code(),
                    wrong.detail());
        }
        return told;
    }

    private Instant moment() {
        try {
            return seen.isBlank() ? null : Instant.parse(seen);
        } catch (DateTimeException notOurs) {
            return null;
        }
    }

    private static Medium medium(String name) {
        return name.equals("EMAIL") ? Medium.EMAIL : name.equals("SMS") ? Medium.SMS : null;
    }

    private static String first(Map<String, List<String>> form, String name) {
        List<String> values = form.get(name);
        return values == null || values.isEmpty() || values.getFirst() == null ? "" : values.getFirst();
    }
}
