/** The directory service; each feature is a package below. */
package org.tourniquet.directory;
