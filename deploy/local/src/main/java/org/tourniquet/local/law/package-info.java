/**
 * What the tests of the three services share: the import law ({@code ImportLaw}) and the first look at a packaged service
 * ({@code PackagedSmoke}). Each service says only what is its own.
 */
package org.tourniquet.local.law;
