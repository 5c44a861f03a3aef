package org.tourniquet.kit.edge;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.interceptor.InterceptorBinding;

/**
 * On a resource method: a request repeated with the same {@code Idempotency-Key} gets the first answer again and has one
 * effect; the same key with another request is a 409. The key is kept in the transaction of the effect, so it wraps
 * the method in one; not for bodies that are streamed. A failure leaves no key behind.
 */
@InterceptorBinding
@Target({ ElementType.METHOD, ElementType.TYPE })
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {
}
