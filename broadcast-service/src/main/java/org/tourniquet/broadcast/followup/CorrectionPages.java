package org.tourniquet.broadcast.followup;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import org.tourniquet.broadcast.followup.CorrectionWords.Sentences;
import org.tourniquet.broadcast.incident.Incident;
import org.tourniquet.broadcast.notice.AlsoTold;
import org.tourniquet.broadcast.notice.Notice;
import org.tourniquet.broadcast.notice.NoticeOrigin;
import org.tourniquet.broadcast.notice.Staff;
import org.tourniquet.broadcast.notice.Wording;
import org.tourniquet.kit.edge.Languages;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** "Correct this": one press holds what is wrong, two sentences and a second press hand the correction to the other manager. */
@Path("/notices")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class CorrectionPages {

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance correction(CorrectionShown shown, long stories, Problem problem);
    }

    private final Corrections corrections;
    private final CorrectionText text;
    private final ReachedPeople people;
    private final AlsoTold alsoTold;
    private final Staff staff;
    private final SecurityIdentity reader;

    CorrectionPages(Corrections corrections, CorrectionText text, ReachedPeople people, AlsoTold alsoTold, Staff staff,
            SecurityIdentity reader) {
        this.alsoTold = alsoTold;
        this.corrections = corrections;
        this.text = text;
        this.people = people;
        this.staff = staff;
        this.reader = reader;
    }

    @POST
    @Path("/{id}/correct")
    @RolesAllowed(Roles.MANAGER)
    public Response begin(@PathParam("id") UUID id) {
        return see(corrections.begin(id).notice());
    }

    @GET
    @Path("/{id}/correction")
    @RolesAllowed({ Roles.MANAGER, Roles.LEAD, Roles.AUDITOR })
    @Transactional
    public TemplateInstance correction(@PathParam("id") UUID id) {
        return page(id, null, null);
    }

    @POST
    @Path("/{id}/correction")
    @RolesAllowed(Roles.MANAGER)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Object submit(@PathParam("id") UUID id, MultivaluedMap<String, String> form) {
        Map<String, Sentences> said = said(form);
        try {
            corrections.submit(id, said, !"stop".equals(form.getFirst("rest")));
            return see(id);
        } catch (Problem problem) {
            return Response.status(problem.status()).entity(page(id, said, problem)).build();
        }
    }

    @POST
    @Path("/{id}/correction/drop")
    @RolesAllowed(Roles.MANAGER)
    public Response drop(@PathParam("id") UUID id) {
        UUID wrong = Corrections.takingBack(id).notices().getFirst();
        corrections.drop(id);
        return Response.seeOther(URI.create("/notices/" + wrong + "/progress")).build();
    }

    private TemplateInstance page(UUID id, Map<String, Sentences> said, Problem problem) {
        CorrectionShown shown = shown(id, said);
        return Templates.correction(shown, alsoTold.beside(shown.notice()), problem);
    }

    private CorrectionShown shown(UUID id, Map<String, Sentences> typed) {
        NoticeOrigin origin = NoticeOrigin.of(id).filter(one -> one.kind().takesBack()).orElseThrow(Problem::notFound);
        Notice notice = Notice.findById(id);
        Map<String, Sentences> said = typed == null ? text.prepared(origin) : typed;
        List<CorrectionShown.Tongue> tongues = text.languages(origin).stream()
                .map(code -> new CorrectionShown.Tongue(code, Languages.nameOf(code), Languages.direction(code),
                        said.get(code), notice.wordings().getOrDefault(code, Wording.none())))
                .toList();
        return new CorrectionShown(notice, Incident.findById(notice.incident()), origin,
                origin.notices().stream().map(wrong -> Notice.<Notice> findById(wrong)).toList(), people.by(origin.notices()),
                tongues, staff.approversBut(notice.author()), reader.hasRole(Roles.MANAGER));
    }

    /** The sentences of each language: fields called wrong.fi and right.fi. */
    private static Map<String, Sentences> said(MultivaluedMap<String, String> form) {
        Map<String, Sentences> said = new TreeMap<>();
        form.keySet().stream().filter(name -> name.matches("(wrong|right)\\.[a-z]{2,3}")).map(name -> name.split("\\.")[1])
                .distinct().forEach(language -> said.put(language, new Sentences(plain(form.getFirst("wrong." + language)),
                        plain(form.getFirst("right." + language)))));
        return said;
    }

    private static String plain(String text) {
        return text == null ? "" : text.strip().replaceAll("\\s+", " ");
    }

    static Response see(UUID id) {
        return Response.seeOther(URI.create("/notices/" + id + "/correction")).build();
    }
}
