/**
 * Those whom a notice reached over no medium: counted, and handed to the desk, where a human calls them.
 */
package org.tourniquet.broadcast.delivery.unreached;
