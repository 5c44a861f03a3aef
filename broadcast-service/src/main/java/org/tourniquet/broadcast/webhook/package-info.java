/**
 * Other systems are told, by signed calls (Standard Webhooks), to hold what would hurt now: a live incident has opened; and
 * later that it is over. Sees incidents only. A drill has no way in.
 */
package org.tourniquet.broadcast.webhook;
