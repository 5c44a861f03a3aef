package org.tourniquet.directory.finder;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/** An address as a square that a phone reads, drawn as the path of an SVG; one unit is one module. */
record QrCode(String path, int size) {

    // the standard's quiet zone, without which scanners look in vain
    private static final int MARGIN = 4;

    static QrCode of(String address) {
        try {
            ByteMatrix modules = Encoder.encode(address, ErrorCorrectionLevel.Q).getMatrix();
            StringBuilder path = new StringBuilder();
            for (int y = 0; y < modules.getHeight(); y++)
                for (int x = 0, end; x < modules.getWidth(); x = end + 1) {
                    end = x;
                    while (end < modules.getWidth() && modules.get(end, y) == 1)
                        end++;
                    if (end > x)
                        path.append('M').append(x + MARGIN).append(' ').append(y + MARGIN).append('h').append(end - x)
                                .append("v1h-").append(end - x).append('z');
                }
            return new QrCode(path.toString(), modules.getWidth() + 2 * MARGIN);
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("No code can hold this address", tooLong);
        }
    }
}
