using Noether.Data;
using Noether.Networks;
using Noether.Published.Extents;
using Noether.Published.Partial;

namespace Noether.Studies.Others.Systems.Pictures;

/// <summary>MNIST6-180: all handwritten sixes, and the same turned by half a turn; two classes, averaged to 14 x 14 pixels.</summary>
internal static class SixPictures
{
    private const double Mean = 0.1307;
    private const double Deviation = 0.3081;

    /// <summary>Reads the published training and test sets.</summary>
    /// <param name="folder">Folder with the four files of MNIST.</param>
    /// <param name="most">Digits to read at most of each.</param>
    public static LabelledPictures Read(string folder, int most) => PartialTraining.Small(new LabelledPictures(
        new PictureShape(1, 28, 28), Set(folder, "train", most), Set(folder, "t10k", most), 2));

    private static PictureSet Set(string folder, string name, int most)
    {
        using var samples = SampleFile.Open(Path.Combine(folder, $"{name}-images-idx3-ubyte.gz"));
        var labels = LabelFile.Read(Path.Combine(folder, $"{name}-labels-idx1-ubyte.gz"));
        var (pictures, classes) = (new List<float[]>(), new List<int>());
        var row = new float[samples.Dimension];
        for (var i = 0; i < samples.Count && pictures.Count < 2L * most; i++)
        {
            if (labels[i, 0] != 6)
                continue;
            samples.CopyRows(i, row);
            float[] picture = [.. row.Select(value => (float)(((value / 255) - Mean) / Deviation))];
            pictures.AddRange([picture, [.. picture.Reverse()]]);
            classes.AddRange([0, 1]);
        }

        return new PictureSet(new PictureShape(1, 28, 28), pictures, classes);
    }
}
