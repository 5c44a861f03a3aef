package org.tourniquet.kit.edge;

import java.security.Principal;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.qute.TemplateData;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TrustedAuthenticationRequest;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;

/** The seeded people of a laptop; in production nobody here can sign in. */
@ApplicationScoped
public class LocalPeople {
    static final String PASSWORD = "demo";

    /** Somebody who can sign in with the password of the demo. */
    @RegisterForReflection
    @TemplateData
    public record Person(String login, String name, Set<String> roles) {
    }

    public static final List<Person> ALL = List.of(
            new Person("manager", "Maria Lind", Set.of(Roles.MANAGER)),
            new Person("manager2", "Henrik Aalto", Set.of(Roles.MANAGER)),
            new Person("agent", "Aino Koski", Set.of(Roles.AGENT)),
            new Person("agent2", "Béla Szabó", Set.of(Roles.AGENT)),
            new Person("lead", "Leila Haddad", Set.of(Roles.LEAD, Roles.AGENT)),
            new Person("editor", "Élodie Martin", Set.of(Roles.EDITOR)),
            new Person("operator", "Oskar Nyman", Set.of(Roles.OPERATOR)),
            new Person("auditor", "Ada Varga", Set.of(Roles.AUDITOR)));

    private final boolean active;

    LocalPeople(@ConfigProperty(name = "tourniquet.login") String login) {
        this.active = login.equals("local");
    }

    public boolean active() {
        return active;
    }

    /** The display name of a seeded person, or the login itself. */
    public static String nameOf(String login) {
        return ALL.stream().filter(p -> p.login.equals(login)).map(Person::name).findFirst().orElse(login);
    }

    // not private: a call to a private method stays on the proxy, which knows nothing
    Uni<SecurityIdentity> identity(String login, boolean proved) {
        if (!active || !proved) {
            throw new AuthenticationFailedException("Nobody by this name and password");
        }
        Person person = ALL.stream().filter(p -> p.login.equals(login)).findFirst()
                .orElseThrow(AuthenticationFailedException::new);
        Principal principal = new QuarkusPrincipal(person.login);
        return Uni.createFrom().item(QuarkusSecurityIdentity.builder().setPrincipal(principal).addRoles(person.roles)
                .addAttribute("name", person.name).build());
    }

    /** HTTP Basic and the sign-in form. */
    @ApplicationScoped
    static class ByPassword implements IdentityProvider<UsernamePasswordAuthenticationRequest> {
        private final LocalPeople people;

        ByPassword(LocalPeople people) {
            this.people = people;
        }

        @Override
        public Class<UsernamePasswordAuthenticationRequest> getRequestType() {
            return UsernamePasswordAuthenticationRequest.class;
        }

        @Override
        public Uni<SecurityIdentity> authenticate(UsernamePasswordAuthenticationRequest request,
                AuthenticationRequestContext context) {
            return people.identity(request.getUsername(), PASSWORD.equals(new String(request.getPassword().getPassword())));
        }
    }

    /** The session cookie, already decrypted, of any of the three services. */
    @ApplicationScoped
    static class BySession implements IdentityProvider<TrustedAuthenticationRequest> {
        private final LocalPeople people;

        BySession(LocalPeople people) {
            this.people = people;
        }

        @Override
        public Class<TrustedAuthenticationRequest> getRequestType() {
            return TrustedAuthenticationRequest.class;
        }

        @Override
        public Uni<SecurityIdentity> authenticate(TrustedAuthenticationRequest request, AuthenticationRequestContext context) {
            return people.identity(request.getPrincipal(), true);
        }
    }
}
