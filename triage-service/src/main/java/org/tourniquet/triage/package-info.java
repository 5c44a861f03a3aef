/** The triage service; each feature is a package below. */
package org.tourniquet.triage;
