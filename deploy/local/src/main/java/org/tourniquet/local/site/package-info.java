/** The web site of the flooded town: another origin, which embeds the organisation's banner with one script tag. */
package org.tourniquet.local.site;
