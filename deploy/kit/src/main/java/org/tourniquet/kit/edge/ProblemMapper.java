package org.tourniquet.kit.edge;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.security.ForbiddenException;
import io.smallrye.common.annotation.Blocking;

/** Answers every failure with a problem: JSON for programs, a page for people; never a stack trace. */
@Singleton
@Blocking
class ProblemMapper {
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);
    private static final String PROBLEM_JSON = "application/problem+json";
    private final Template page;
    private final Instance<FailurePage> own;

    ProblemMapper(@Location("house/error") Template page, @Any Instance<FailurePage> own) {
        this.page = page;
        this.own = own;
    }

    @ServerExceptionMapper
    Response problem(Problem problem, ContainerRequestContext request) {
        return answer(problem, request).build();
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException wrong, ContainerRequestContext request) {
        return any(wrong, request);
    }

    @ServerExceptionMapper
    Response mismatched(MismatchedInputException wrong, ContainerRequestContext request) {
        return any(wrong, request);
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException wrong, ContainerRequestContext request) {
        return answer(Problem.of(403, "forbidden", "Your role may not do this")
                .detail("Ask somebody who may, or sign in as another person."), request).build();
    }

    @ServerExceptionMapper
    Response web(WebApplicationException web, ContainerRequestContext request) {
        Response given = web.getResponse();
        if (given.getStatus() < 400 || given.hasEntity()) {
            return given;
        }
        Response.ResponseBuilder answer = answer(Diagnosis.of(web), request);
        given.getStringHeaders().forEach((name, values) -> values.forEach(value -> answer.header(name, value)));
        return answer.build();
    }

    @ServerExceptionMapper
    Response any(Throwable failure, ContainerRequestContext request) {
        Problem problem = Diagnosis.of(failure);
        if (problem.status() == 500) {
            LOG.errorf(failure, "%s %s failed", request.getMethod(), request.getUriInfo().getPath());
        } else if (problem.status() > 500) {
            LOG.warnf("%s %s: %s (%s)", request.getMethod(), request.getUriInfo().getPath(), problem.title(),
                    failure.getMessage());
        }
        return answer(problem, request).build();
    }

    private Response.ResponseBuilder answer(Problem problem, ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        Response.ResponseBuilder answer = Response.status(problem.status());
        if (problem.retryAfterSeconds() > 0) {
            answer.header(HttpHeaders.RETRY_AFTER, problem.retryAfterSeconds());
        }
        return forPeople(request, path) ? answer.type(MediaType.TEXT_HTML_TYPE).entity(page(problem, path))
                : answer.type(PROBLEM_JSON).entity(problem.body(path));
    }

    private String page(Problem problem, String path) {
        for (FailurePage special : own) {
            try {
                if (special.covers(path)) {
                    return special.render(problem, path);
                }
            } catch (RuntimeException broken) {
                LOG.errorf(broken, "the page for what fails at %s failed itself", path);
            }
        }
        return page.data("problem", problem).render();
    }

    private static boolean forPeople(ContainerRequestContext request, String path) {
        String accept = request.getHeaderString(HttpHeaders.ACCEPT);
        return !path.startsWith("/api/") && accept != null && accept.contains("text/html");
    }
}
