/** The broadcast service; each feature is a package below. */
package org.tourniquet.broadcast;
