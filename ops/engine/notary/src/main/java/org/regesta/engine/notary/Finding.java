package org.regesta.engine.notary;

/**
 * Something that is not as it must be.
 *
 * @param place what is bad: an event, a tile, a checkpoint, a file
 * @param expected what should be there
 * @param found what is there
 */
public record Finding(String place, String expected, String found) {

    @Override
    public String toString() {
        return place + ": expected " + expected + ", found " + found;
    }
}
