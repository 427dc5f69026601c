namespace Noether.HiddenLayer.Probing;

/// <summary>Says how well a map of the plane keeps something.</summary>
internal interface IMapJudge
{
    /// <summary>Likeness under a map, and the share of places whose image lies in the window.</summary>
    /// <param name="map">The map.</param>
    (double Likeness, double Coverage) Of(PlaneMap map);
}
