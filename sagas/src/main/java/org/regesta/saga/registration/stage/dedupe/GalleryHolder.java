package org.regesta.saga.registration.stage.dedupe;

import org.regesta.saga.forgetting.Erasure;
import org.regesta.saga.forgetting.Holder;
import org.regesta.saga.forgetting.Memory;
import org.springframework.stereotype.Component;

/**
 * Templates of whoever is erased or kept no longer leave the memory, and their keys the index, at once and not with
 * the next comparison.
 */
@Component
class GalleryHolder implements Holder, Memory {

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
        letGo(erasure.position());
    }

    @Override
    public void letGo(long position) {
        gallery.letGo(position);
        index.catchUp(position);
    }
}
