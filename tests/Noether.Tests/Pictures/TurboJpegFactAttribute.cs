using Noether.Pictures;

namespace Noether.Tests.Pictures;

/// <summary>A test that needs libturbojpeg on the system.</summary>
internal sealed class TurboJpegFactAttribute : FactAttribute
{
    public TurboJpegFactAttribute()
    {
        if (TurboJpeg.Installed is null)
            Skip = "libturbojpeg is not installed (Debian and Ubuntu: apt install libturbojpeg0).";
    }
}
