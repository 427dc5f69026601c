namespace Noether.Data.Synthetic;

/// <summary>
/// Systems whose trajectories can be made. The first are known to conserve something; the last do not.
/// </summary>
public enum PathSystem
{
    /// <summary>
    /// H = q^2 + p^2; starts of uniform direction and radius uniform on [0.1, 1]. Source: Greydanus, Dzamba and
    /// Yosinski, arXiv 1906.01563.
    /// </summary>
    Spring,

    /// <summary>
    /// H = p^2 - 3 cos q; starts of uniform direction and radius uniform on [1.3, 2.3]. Source: as for the spring.
    /// </summary>
    Pendulum,

    /// <summary>
    /// H = (px^2 + py^2)/2 - 1/r in a plane; starts at radius 0.7 to 1.3, at 0.8 to 1.15 of the speed of a circle, up
    /// to 0.4 rad off it. Energy, angular momentum and the Runge-Lenz vector are conserved; three are independent.
    /// </summary>
    Kepler,

    /// <summary>Prey and predators, x' = x - xy, y' = xy - y; x + y - ln x - ln y is conserved; starts on [0.5, 2]^2.</summary>
    LotkaVolterra,

    /// <summary>
    /// H = (px^2 + py^2 + x^2 + y^2)/2 + x^2 y - y^3/3, starts on [-0.5, 0.5]^4 of energy 0.02 to 0.125: only the energy
    /// is conserved. Source: Henon and Heiles, Astronomical Journal 69, 73 (1964).
    /// </summary>
    HenonHeiles,

    /// <summary>
    /// Two equal rods and masses, g = 1, two angles from the vertical and their speeds; starts of angles on
    /// [-1.5, 1.5] at rest.
    /// </summary>
    DoublePendulum,

    /// <summary>The pendulum with friction: p' = -3 sin q - 0.1 p. Nothing is conserved.</summary>
    DampedPendulum,

    /// <summary>The spring with friction: p' = -2q - 0.1 p. Nothing is conserved.</summary>
    DampedSpring,

    /// <summary>The spring with a random force: white noise of intensity 0.3 on p. Nothing is conserved.</summary>
    DrivenSpring,

    /// <summary>
    /// x' = 10(y - x), y' = x(28 - z) - y, z' = xy - 8z/3, from normal starts of deviation 8 about (0, 0, 25).
    /// Source: Lorenz, Journal of the Atmospheric Sciences 20, 130 (1963).
    /// </summary>
    Lorenz,

    /// <summary>Sums of normal numbers, one for each step, in two coordinates.</summary>
    RandomWalk,

    /// <summary>x_t = 0.9 x_(t-1) + e_t in two coordinates, e standard normal, from a start of its stationary law.</summary>
    Autoregression,

    /// <summary>Standard normal numbers in two coordinates.</summary>
    WhiteNoise,
}
