/**
 * The world outside Tourniquet, as far as one machine can play it: what inbox, gateway and demo site share.
 * A journal that is on disk before anybody is answered, faults on demand, a small HTTP door, pages.
 */
package org.tourniquet.local.outside;
