package org.regesta.saga.registration;

import static org.regesta.saga.registration.Lives.FOREVER;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.regesta.events.credential.CredentialEvent;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.events.proposal.LegalGround;
import org.regesta.events.proposal.ProposalKind;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.RegistrationEvent.InformationAsked;
import org.regesta.testkit.packet.Application;
import org.regesta.testkit.packet.FieldCategories;
import org.regesta.testkit.packet.PacketTool;

/**
 * A process up to where the house begins to work on it: what it leads to is done once, however often the house dies.
 *
 * @param begun a town where all is told and nothing of it done
 * @param effect the event that it is about, which stands {@code times} in the end
 */
record Story(String name, Supplier<Lives> begun, Class<?> effect, int times) {

    private static final String PHONE = "0777123456";

    /** Of every process, and of what officers decide about identities. */
    static List<Story> all() {
        return List.of(
                new Story(Process.NEW.name(), Story::somebodyNew, IdentityEvent.Issued.class, 1),
                status(Process.ACTIVATED, Process.DEACTIVATED, IdentityEvent.Reactivated.class),
                status(Process.DEACTIVATED, null, IdentityEvent.Deactivated.class),
                status(Process.CRVS_DEATH, null, IdentityEvent.Died.class),
                status(Process.CRVS_DEATH_REVOKED, Process.CRVS_DEATH, IdentityEvent.DeathRevoked.class),
                new Story(Process.UPDATE.name(), () -> changed(Process.UPDATE), IdentityEvent.Updated.class, 1),
                new Story(Process.LOST.name(), Story::lost, RegistrationEvent.Identified.class, 1),
                new Story(Process.RES_UPDATE.name(), () -> changed(Process.RES_UPDATE), IdentityEvent.Updated.class, 1),
                new Story(Process.CRVS_NEW.name(), Story::birth, IdentityEvent.Issued.class, 2),
                new Story(Process.RES_REPRINT.name(), Story::reprint, CredentialEvent.Requested.class, 2),
                new Story(Process.BIOMETRIC_CORRECTION.name(), Story::correction, RegistrationEvent.Corrected.class, 1),
                new Story("a child that waits", Story::child, RegistrationEvent.IntroducerFound.class, 1),
                new Story("handles", Story::handles, IdentityEvent.HandleTaken.class, 2),
                new Story("merge", Story::merge, IdentityEvent.Merged.class, 1),
                new Story("unmerge", Story::unmerge, IdentityEvent.Unmerged.class, 1),
                new Story("an update taken back", Story::takenBack, IdentityEvent.FoundWrong.class, 1),
                new Story("void", Story::voided, RegistrationEvent.Voided.class, 1));
    }

    private static Story status(Process process, Process before, Class<?> effect) {
        return new Story(
                process.name(),
                () -> {
                    Lives lives = Lives.ofAmina();
                    Map<String, Object> amina = Map.of("UIN", lives.uin());
                    if (before != null) {
                        lives.bring(before, Lives.saying(2, amina));
                    }
                    lives.arrive(process, Lives.saying(3, amina));
                    return lives;
                },
                effect,
                1);
    }

    private static Lives somebodyNew() {
        Lives lives = new Lives();
        lives.arrive(Process.NEW, Applicants.amina());
        return lives;
    }

    /** Somebody new who chose handles. */
    private static Lives handles() {
        Lives lives = new Lives();
        lives.durable.town.publishSchemaWithHandles();
        lives.arrive(Process.NEW, NewcomersHandlesTest.choosing(Applicants.amina(), List.of("phone", "email")));
        return lives;
    }

    private static Lives changed(Process process) {
        Lives lives = Lives.ofAmina();
        Application said = Lives.saying(2, Map.of("UIN", lives.uin(), "phone", PHONE));
        lives.arrive(process, process == Process.UPDATE ? Lives.showing(said, 1) : said);
        return lives;
    }

    private static Lives lost() {
        Lives lives = Lives.ofAmina();
        lives.arrive(Process.LOST, Lives.showing(Lives.saying(6, Map.of()), 1));
        return lives;
    }

    private static Lives birth() {
        Lives lives = Lives.ofAmina();
        lives.arrive(Process.CRVS_NEW, FamilyLifeTest.birth(lives.uin()));
        return lives;
    }

    private static Lives reprint() {
        Lives lives = Lives.ofAmina();
        lives.arrive(Process.RES_REPRINT, Lives.saying(2, Map.of("UIN", lives.uin())));
        return lives;
    }

    /** The correction is here, and nobody has looked at it. */
    private static Lives correction() {
        Lives lives = new Lives();
        String rid = lives.bring(Process.NEW, CorrectionLifeTest.poor());
        Application better = Lives.showing(Lives.saying(1, Map.of()).withRid(rid), 1);
        lives.durable.town.bringInformation(
                new PacketTool(FieldCategories.usual(), Process.BIOMETRIC_CORRECTION.name()).pack(better),
                ((InformationAsked) lives.durable.town.newest(rid)).requestId());
        return lives;
    }

    /** Mother and child arrive at once, the child first. */
    private static Lives child() {
        Lives lives = new Lives();
        lives.arrive(Process.NEW, FamilyLifeTest.introduced(FamilyLifeTest.child(5), 1));
        lives.arrive(Process.NEW, Applicants.amina());
        return lives;
    }

    private static Lives merge() {
        Lives lives = MergeLifeTest.ofTwo();
        MergeLifeTest.merge(lives, "p1", MergeLifeTest.pair(lives));
        return lives;
    }

    private static Lives unmerge() {
        Lives lives = merge();
        lives.live(FOREVER);
        MergeLifeTest.decided(
                lives, "p2", ProposalKind.UNMERGE_IDENTITIES, LegalGround.DIFFERENT_PEOPLE, MergeLifeTest.pair(lives));
        return lives;
    }

    private static Lives takenBack() {
        Lives lives = changed(Process.UPDATE);
        lives.live(FOREVER);
        IdentityEvent.Updated wrong = lives.newest(IdentityEvent.Updated.class);
        MergeLifeTest.decided(
                lives,
                "p1",
                ProposalKind.TAKE_BACK_UPDATE,
                LegalGround.INACCURATE,
                wrong.subject() + "@" + wrong.registrationId());
        return lives;
    }

    private static Lives voided() {
        Lives lives = new Lives();
        lives.bring(Process.NEW, Applicants.bao());
        lives.bring(Process.NEW, MergeLifeTest.TWIN);
        MergeLifeTest.decided(
                lives,
                "p1",
                ProposalKind.VOID_REGISTRATION,
                LegalGround.FRAUD,
                Applicants.bao().rid());
        return lives;
    }
}
