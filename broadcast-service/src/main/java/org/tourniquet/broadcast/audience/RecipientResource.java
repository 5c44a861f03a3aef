package org.tourniquet.broadcast.audience;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tourniquet.kit.edge.Cursor;
import org.tourniquet.kit.edge.Paged;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** The people who may be told, one by one. */
@Path("/api/recipients")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ Roles.MANAGER, Roles.AUDITOR })
@RunOnVirtualThread
@Tag(name = "Recipients", description = "The people behind the audiences")
public class RecipientResource {

    /** An address in the person's order; {@code silenced} says why nothing is sent to it. */
    @RegisterForReflection
    public record AddressView(Medium medium, int position, String address, List<String> silenced) {
    }

    /** An address as it is wanted. */
    @RegisterForReflection
    public record NewAddress(Medium medium, String address) {
    }

    /** What is to be different; what is absent stays as it is. */
    @RegisterForReflection
    public record Change(List<NewAddress> addresses, Medium preferredMedium, Boolean safeContact, String language,
            String timeZone, String country, Instant seen) {
    }

    /** A person with all that was imported about them. */
    @RegisterForReflection
    public record RecipientView(UUID id, String externalId, String name, String language, String region, String timeZone,
            boolean safeContact, List<String> tags, Map<String, String> attributes, List<AddressView> addresses,
            Instant updatedAt) {
        static RecipientView of(Recipient recipient) {
            return of(recipient, Silenced.of(List.of(recipient)));
        }

        static RecipientView of(Recipient recipient, Silenced silent) {
            return new RecipientView(recipient.id(), recipient.externalId(), recipient.name(), recipient.language(),
                    recipient.region(), recipient.timeZone(), recipient.safeContact(), recipient.tags(),
                    recipient.attributes(), recipient.addresses().stream().map(address -> view(address, silent)).toList(),
                    recipient.updatedAt());
        }
    }

    private final RecipientChange change;

    RecipientResource(RecipientChange change) {
        this.change = change;
    }

    @GET
    @Operation(summary = "Finds people by name, address or the sender's own number")
    public Paged<RecipientView> search(@QueryParam("q") String q, @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        Cursor from = Cursor.parse(cursor);
        int most = Cursor.limit(limit);
        List<Recipient> found = Recipient.search(q, from.atBeginning() ? null : uuid(from.part(0)), most + 1);
        Silenced silent = Silenced.of(found);
        return Paged.of(found, most, last -> Cursor.of(last.id())).map(person -> RecipientView.of(person, silent));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One person")
    public RecipientView one(@PathParam("id") UUID id) {
        return RecipientView.of(Recipient.<Recipient> findByIdOptional(id).orElseThrow(Problem::notFound));
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Roles.MANAGER)
    @Operation(summary = "Changes how a person is reached", description = "addresses are all of them in the person's own order, "
            + "checked as a file of people is; preferredMedium puts one medium first; what is absent stays as it is; seen is "
            + "updatedAt as it was read (409 when it has changed since)")
    public RecipientView change(@PathParam("id") UUID id, @NotNull Change wanted) {
        return RecipientView.of(change.change(id, new RecipientChange.Wanted(
                wanted.addresses() == null ? null
                        : wanted.addresses().stream()
                                .map(one -> one == null ? null : new RecipientChange.Given(one.medium(), one.address()))
                                .toList(),
                wanted.preferredMedium(), wanted.safeContact(), wanted.language(), wanted.timeZone(), wanted.country(),
                wanted.seen())));
    }

    private static AddressView view(RecipientAddress address, Silenced silent) {
        List<String> silenced = silent.of(address).stream().map(silence -> silence.reason().name()).toList();
        return new AddressView(address.medium(), address.position(), address.address(), silenced);
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notOurs) {
            throw Problem.of(422, "invalid", "Some of this cannot be accepted").at("/cursor", "cursor",
                    "is not one that we gave");
        }
    }
}
