/**
 * What is said: wordings, their rendering per medium, language and person, text-message parts, the forecast, and the way
 * from draft over a second pair of eyes to approved. Knows nothing of how it is delivered.
 */
package org.tourniquet.broadcast.notice;
