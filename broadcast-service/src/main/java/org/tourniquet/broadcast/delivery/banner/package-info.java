/**
 * The banner on other people's sites: one script, one small answer that everybody may cache for a moment. It reads what the
 * notices say and keeps nothing of its own; a drill is never among it.
 */
package org.tourniquet.broadcast.delivery.banner;
