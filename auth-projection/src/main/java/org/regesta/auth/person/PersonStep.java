package org.regesta.auth.person;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.regesta.auth.demographic.Demographic;
import org.regesta.auth.person.Person.Status;
import org.regesta.auth.view.Lookup;
import org.regesta.auth.view.StreamFold;
import org.regesta.events.Sealed;
import org.regesta.events.identity.Factor;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.ports.Recorded;
import org.regesta.ports.SealedAs;
import org.regesta.ports.Vault;

/** What authentication knows of a person, after each event of their identity. */
final class PersonStep implements StreamFold.Step<Person> {

    private static final Set<String> CONTACTS = Set.of("phone", "email");

    private static final int FIRST_KEY = 1;

    private final AuthenticateOpener opener;
    private final Vault vault;

    PersonStep(AuthenticateOpener opener, Vault vault) {
        this.opener = opener;
        this.vault = vault;
    }

    @Override
    public Person after(@Nullable Person before, Recorded event) {
        return switch ((IdentityEvent) event.payload()) {
            case IdentityEvent.Issued e -> issued(e);
            case IdentityEvent.Updated e -> updated(standing(before), e);
            case IdentityEvent.FactorLocked e -> locked(standing(before), e.factor(), "");
            case IdentityEvent.FactorUnlocked e ->
                locked(
                        standing(before),
                        e.factor(),
                        e.until().map(Object::toString).orElse(null));
            case IdentityEvent.Blocked e -> standing(before).with(Status.BLOCKED);
            case IdentityEvent.Deactivated e -> standing(before).with(Status.DEACTIVATED);
            case IdentityEvent.Died e -> standing(before).with(Status.DEACTIVATED);
            case IdentityEvent.DeathRevoked e -> standing(before).with(Status.ACTIVE);
            case IdentityEvent.Merged e -> standing(before).with(Status.DEACTIVATED);
            case IdentityEvent.Unmerged e -> standing(before).with(Status.ACTIVE);
            case IdentityEvent.Reactivated e -> standing(before).with(Status.ACTIVE);
            case IdentityEvent.HandleTaken e -> taken(standing(before), e);
            case IdentityEvent.HandleGivenUp e -> givenUp(standing(before), e);
            case IdentityEvent.KeyRenewed e -> resealed(standing(before), e.generation());
            case IdentityEvent.Erased e -> forgotten(standing(before));
            default -> standing(before);
        };
    }

    @Override
    public Map<String, List<String>> keys(Person person) {
        List<String> numbers = new ArrayList<>(person.handles().values());
        if (!person.number().isEmpty()) {
            numbers.add(person.number());
        }
        return numbers.isEmpty() ? Map.of() : Map.of(PersonProjection.BY_NUMBER, List.copyOf(numbers));
    }

    private static Person standing(@Nullable Person before) {
        if (before == null) {
            throw new IllegalStateException("something befell an identity that was never issued");
        }
        return before;
    }

    /** No number finds them, and nothing is left that could be compared. */
    private static Person forgotten(Person before) {
        return new Person(
                before.subject(),
                before.ageGroup(),
                Status.ACTIVE,
                "",
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                before.keys());
    }

    private Person issued(IdentityEvent.Issued e) {
        String number = opener.number(SealedAs.UIN, e.uin())
                .map(uin -> Lookup.key(vault, IdType.UIN.name(), uin))
                .orElse("");
        return new Person(
                e.subject(),
                e.ageGroup(),
                Status.ACTIVE,
                number,
                normalForms(e.subject(), FIRST_KEY, e.attributes()),
                contacts(e.subject(), FIRST_KEY, e.attributes()),
                Map.of(),
                Map.of(),
                FIRST_KEY);
    }

    private Person updated(Person before, IdentityEvent.Updated e) {
        Map<String, String> attributes = new TreeMap<>(before.attributes());
        Map<String, String> contacts = new TreeMap<>(before.contacts());
        for (Map<String, String> kept : List.of(attributes, contacts)) {
            kept.keySet().removeAll(e.removed());
            kept.keySet().removeAll(e.attributes().keySet());
        }
        attributes.putAll(normalForms(e.subject(), before.keys(), e.attributes()));
        contacts.putAll(contacts(e.subject(), before.keys(), e.attributes()));
        return new Person(
                before.subject(),
                e.ageGroup(),
                before.status(),
                before.number(),
                attributes,
                contacts,
                before.locks(),
                before.handles(),
                before.keys());
    }

    /** What the store holds, under the new key; what was opened no more is gone. */
    private Person resealed(Person before, int keys) {
        return new Person(
                before.subject(),
                before.ageGroup(),
                before.status(),
                before.number(),
                opener.resealed(before.subject(), keys, "", before.attributes()),
                opener.resealed(before.subject(), keys, AuthenticateOpener.CONTACT, before.contacts()),
                before.locks(),
                before.handles(),
                keys);
    }

    private Person taken(Person before, IdentityEvent.HandleTaken e) {
        Map<String, String> handles = new TreeMap<>(before.handles());
        opener.number(SealedAs.HANDLE, e.handle())
                .ifPresent(handle -> handles.put(e.claimId(), Lookup.key(vault, IdType.HANDLE.name(), handle)));
        return before.known(handles);
    }

    private static Person givenUp(Person before, IdentityEvent.HandleGivenUp e) {
        Map<String, String> handles = new TreeMap<>(before.handles());
        handles.remove(e.claimId());
        return before.known(handles);
    }

    /** @param until empty for locked, null for never again, else when it is locked again */
    private static Person locked(Person before, Factor factor, @Nullable String until) {
        Map<String, String> locks = new TreeMap<>(before.locks());
        if (until == null) {
            locks.remove(factor.name());
        } else {
            locks.put(factor.name(), until);
        }
        return before.with(locks);
    }

    private Map<String, String> normalForms(String subject, int keys, Map<String, Sealed> seals) {
        Map<String, String> attributes = new TreeMap<>();
        for (String field : Demographic.allFields()) {
            if (seals.containsKey(field)) {
                opener.attribute(subject, keys, field, seals.get(field)).ifPresent(form -> attributes.put(field, form));
            }
        }
        return attributes;
    }

    private Map<String, String> contacts(String subject, int keys, Map<String, Sealed> seals) {
        Map<String, String> contacts = new TreeMap<>();
        for (String field : CONTACTS) {
            if (seals.containsKey(field)) {
                opener.contact(subject, keys, field, seals.get(field))
                        .ifPresent(address -> contacts.put(field, address));
            }
        }
        return contacts;
    }
}
