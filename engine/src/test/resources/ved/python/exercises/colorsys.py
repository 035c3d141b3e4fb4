for convert in (rgb_to_yiq, rgb_to_hls, rgb_to_hsv):
    print([round(value, 4) for value in convert(0.2, 0.4, 0.6)])
print(hsv_to_rgb(*rgb_to_hsv(r=0.25, g=0.5, b=0.75)), hls_to_rgb(0.1, 0.2, 0.3), ONE_THIRD)
