package org.regesta.saga.registration.stage.dedupe;

import org.regesta.saga.forgetting.Erasure;
import org.regesta.saga.forgetting.Holder;
import org.springframework.stereotype.Component;

/** Names and templates of an erased person leave the memory at once, not with the next comparison. */
@Component
class GalleryHolder implements Holder {

    private final Gallery gallery;

    GalleryHolder(Gallery gallery) {
        this.gallery = gallery;
    }

    @Override
    public Turn turn() {
        return Turn.GALLERY;
    }

    @Override
    public void forget(Erasure erasure) {
        gallery.letGo(erasure.position());
    }
}
