/** What authentication knows of partners: licences, certificates, API keys and what each may ask. */
@NullMarked
package org.regesta.auth.partner;

import org.jspecify.annotations.NullMarked;
