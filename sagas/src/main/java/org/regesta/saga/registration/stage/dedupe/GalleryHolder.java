package org.regesta.saga.registration.stage.dedupe;

import org.regesta.saga.forgetting.Erasure;
import org.regesta.saga.forgetting.Holder;
import org.springframework.stereotype.Component;

/**
 * Templates of an erased person leave the memory, and their keys the index, at once and not with the next
 * comparison.
 */
@Component
class GalleryHolder implements Holder {

    private final Gallery gallery;
    private final BlockIndex index;

    GalleryHolder(Gallery gallery, BlockIndex index) {
        this.gallery = gallery;
        this.index = index;
    }

    @Override
    public Turn turn() {
        return Turn.GALLERY;
    }

    @Override
    public void forget(Erasure erasure) {
        gallery.letGo(erasure.position());
        index.catchUp(erasure.position());
    }
}
