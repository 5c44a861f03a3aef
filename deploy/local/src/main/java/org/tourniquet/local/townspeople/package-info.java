/**
 * People who live in the demo on request ({@code deploy/up --townspeople}): they read what arrives, and some of them answer,
 * ask for help, complain, recover, leave or cannot be reached, while one watches. They know only what the outside knows.
 */
package org.tourniquet.local.townspeople;
