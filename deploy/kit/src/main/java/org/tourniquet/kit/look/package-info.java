/**
 * The look: the frames, tags and style that every page is made of, the sign-in page, and the page that shows them all.
 * Pages are plain HTML first; the script only adds comfort.
 */
package org.tourniquet.kit.look;
