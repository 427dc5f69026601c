using Noether.App.Tests.Support;
using Noether.HiddenLayer.Contours;
using Noether.HiddenLayer.Symmetries;
using Noether.Pictures;
using Noether.Studies.Known;

namespace Noether.Studies.Tests.Known;

public sealed class KnownPicturesTests
{
    private static readonly bool Update = Environment.GetEnvironmentVariable("NOETHER_UPDATE_SNAPSHOTS") == "1";

    public static TheoryData<string> Names() => [.. KnownPictures.All.Select(picture => picture.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Draw_EveryPicture_IsTheOneInExamples(string name)
    {
        var known = KnownPictures.All.Single(picture => picture.Name == name);
        var path = Repository.PathOf("examples", "pictures", name + ".png");
        if (Update)
            File.WriteAllBytes(path, known.ToPng());
        var read = PictureFile.Read(path);
        Assert.Equal((KnownPicture.Side, KnownPicture.Side), (read.Width, read.Height));
        Assert.Equal(known.Draw(), read.ToGrey().Select(grey => (byte)MathF.Round(255 * grey)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Extract_EveryPicture_HasContourAndBackgroundWithBothKinds(string name)
    {
        var picture = PictureFile.Read(Repository.PathOf("examples", "pictures", name + ".png"));
        foreach (var kind in Enum.GetValues<ContourKind>())
        {
            var map = ContourExtractor.Extract(picture, new ContourSettings { Kind = kind });
            Assert.InRange(map.ContourShare, 0.15, 0.6);
            Assert.InRange(map.BackgroundShare, 0.25, 0.85);
            // None is so rough that it has to be smoothed beyond the least.
            Assert.Equal(0.025, map.Smoothing, 1e-9);
        }
    }

    [Fact]
    public void All_Pictures_ShowEachSymmetryAtLeastTwice()
    {
        foreach (var symmetry in Enum.GetValues<SymmetryClass>())
            Assert.True(KnownPictures.All.Count(picture => picture.Symmetry == symmetry) >= 2, $"{symmetry}");
    }
}
