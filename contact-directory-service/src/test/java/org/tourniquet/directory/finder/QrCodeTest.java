package org.tourniquet.directory.finder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;

class QrCodeTest {

    private static final int PIXELS = 4;
    private static final Pattern BAR = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\d+z");

    @Test
    void what_is_drawn_is_read_back() throws ReaderException {
        String address = "https://help.rivertown.example/contact";
        QrCode code = QrCode.of(address);
        int side = code.size() * PIXELS;
        int[] pixels = new int[side * side];
        java.util.Arrays.fill(pixels, 0xffffff);
        Matcher bars = BAR.matcher(code.path());
        while (bars.find())
            for (int y = 0; y < PIXELS; y++)
                for (int x = 0; x < number(bars, 3) * PIXELS; x++)
                    pixels[(number(bars, 2) * PIXELS + y) * side + number(bars, 1) * PIXELS + x] = 0;
        var image = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(side, side, pixels)));
        assertEquals(address, new QRCodeReader().decode(image).getText());
    }

    private static int number(Matcher bars, int group) {
        return Integer.parseInt(bars.group(group));
    }
}
