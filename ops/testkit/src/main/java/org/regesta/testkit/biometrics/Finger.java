package org.regesta.testkit.biometrics;

/** The ten fingers as ISO/IEC 19794-4 numbers them, CBEFF names them and a packet's meta info names them. */
public enum Finger {
    RIGHT_THUMB(1, "Right Thumb", "rightThumb"),
    RIGHT_INDEX(2, "Right IndexFinger", "rightIndex"),
    RIGHT_MIDDLE(3, "Right MiddleFinger", "rightMiddle"),
    RIGHT_RING(4, "Right RingFinger", "rightRing"),
    RIGHT_LITTLE(5, "Right LittleFinger", "rightLittle"),
    LEFT_THUMB(6, "Left Thumb", "leftThumb"),
    LEFT_INDEX(7, "Left IndexFinger", "leftIndex"),
    LEFT_MIDDLE(8, "Left MiddleFinger", "leftMiddle"),
    LEFT_RING(9, "Left RingFinger", "leftRing"),
    LEFT_LITTLE(10, "Left LittleFinger", "leftLittle");

    private final int position;
    private final String subtype;
    private final String attribute;

    Finger(int position, String subtype, String attribute) {
        this.position = position;
        this.subtype = subtype;
        this.attribute = attribute;
    }

    /** ISO/IEC 19794-4 finger position code. */
    public int position() {
        return position;
    }

    /** CBEFF subtype. */
    public String subtype() {
        return subtype;
    }

    /** MOSIP's bioAttribute. */
    public String attribute() {
        return attribute;
    }
}
