/**
 * What the tests of all modules share: the import law ({@code ImportLaw}), how to wait ({@code Eventually}) and the first look
 * at a packaged service
 * ({@code PackagedSmoke}). Each service says only what is its own.
 */
package org.tourniquet.local.law;
